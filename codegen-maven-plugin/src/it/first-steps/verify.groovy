def jars = ['dev/duplexrpc/duplexrpc-core', 'org/jspecify/jspecify'].collectMany { artifact ->
    def found = []
    new File(localRepositoryPath, artifact).eachFileRecurse { if (it.name.endsWith('.jar')) found << it }
    found
}
def classPath = ([new File(basedir, 'target/classes')] + jars).collect { it.toURI().toURL() } as URL[]
def main = new URLClassLoader(classPath, ClassLoader.platformClassLoader).loadClass('it.Main')
assert main.getMethod('call').invoke(null) == 'getPet{"id":7} -> Fido, vaccinated: true'

// The second execution generates for tests, into a root of its own.
assert new File(basedir, 'target/test-classes/it/vet/Vet.class').exists()
assert new File(basedir, 'target/generated-test-sources/duplexrpc/it/vet/Vet.java').exists()
assert !new File(basedir, 'target/generated-sources/duplexrpc/it/vet').exists()

// Nothing that belongs to the generator's own records is among the sources, where archives would pick it up.
new File(basedir, 'target/generated-sources/duplexrpc').eachFileRecurse(groovy.io.FileType.FILES) {
    assert it.name.endsWith('.java') || it.name.endsWith('.openrpc.json')
}

String log = new File(basedir, 'build.log').text
assert !log.contains('[WARNING]')
