String log = new File(basedir, 'build.log').text
assert log =~ /Generated 1 document, 1 method, \d+ types?: \d+ files, \d+ written, 0 deleted \(\d+ ms\)/
def upToDate = log =~ /Up to date: 1 document, 1 method, \d+ types?: \d+ files \((\d+) ms\)/
assert upToDate
assert upToDate[0][1].toInteger() < 10000 // A bound that no busy machine misses; it usually takes a two hundredth of it.
assert log.contains('Nothing to compile')

long secondRun = new File(basedir, 'target/test-classes/second-run.txt').lastModified()
for (folder in ['target/generated-sources', 'target/classes', 'target/duplexrpc']) {
    def files = []
    new File(basedir, folder).eachFileRecurse(groovy.io.FileType.FILES) { files << it }
    assert !files.isEmpty()
    files.each { assert it.lastModified() < secondRun: "$it was touched" }
}
