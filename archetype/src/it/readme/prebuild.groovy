def readme = new File(root, 'README.md').text
def snippets = { language -> readme.findAll('(?s)```' + language + '\n(.*?)```') { it[1] } }
def write = { path, text ->
    def file = new File(basedir, path)
    file.parentFile.mkdirs()
    file.text = text
}

// The POM names no version of Maven's own plugins. Those that the build around this one has need no network.
def pinned = plugins.split(',').collect { plugin ->
    def (name, version) = plugin.split(':')
    "<plugin><artifactId>${name}</artifactId><version>${version}</version></plugin>"
}
assert snippets('xml').size() == 1
write('pom.xml', snippets('xml')[0].replace('<build>',
        "<build><pluginManagement><plugins>${pinned.join()}</plugins></pluginManagement>"))

assert snippets('json').size() == 1
write('src/main/openrpc/greeter.json', snippets('json')[0])

def files = snippets('java').findAll { it.startsWith('package com.example.greeter;') }
assert files.size() == 2
files.each { write("src/main/java/com/example/greeter/${(it =~ /class (\w+)/)[0][1]}.java", it) }

// What a script of the invoker returns has to be nothing or true.
return true
