File sources = new File(basedir, 'target/generated-sources/duplexrpc/it/shop')
assert new File(basedir, 'build.log').text =~ /Generated 2 documents, 2 methods/
['Pet', 'Pets', 'Shop'].each { assert new File(sources, it + '.java').exists() }
// Both documents mean the same pet.
assert sources.list().findAll { it.startsWith('Pet') && it.endsWith('.java') }.sort() == ['Pet.java', 'PetCodec.java', 'Pets.java', 'PetsAsyncStub.java', 'PetsDispatcher.java', 'PetsMethods.java', 'PetsStub.java']
