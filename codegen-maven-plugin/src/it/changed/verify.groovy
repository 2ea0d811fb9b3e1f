File sources = new File(basedir, 'target/generated-sources/duplexrpc/it/petstore')
String log = new File(basedir, 'build.log').text
def summaries = (log =~ /Generated 1 document, (\d) methods?, \d+ types?: (\d+) files, (\d+) written, (\d+) deleted/)
        .collect { it.tail()*.toInteger() }
assert summaries.size() == 2
def (first, second) = summaries
assert first[0] == 2 && first[1] == first[2] && first[3] == 0
assert second[0] == 1 && second[1] == first[1] - second[3] && second[3] > 0

assert !new File(sources, 'Toy.java').exists()
assert !new File(basedir, 'target/classes/it/petstore/Toy.class').exists()
assert !new File(sources, 'Pets.java').text.contains('listToys')

// What the second document says about pets is what the first said: the file is the one of the first run.
long secondRun = new File(basedir, 'target/openrpc/petstore.json').lastModified()
assert new File(sources, 'Pet.java').lastModified() < secondRun
assert new File(sources, 'Pets.java').lastModified() >= secondRun
