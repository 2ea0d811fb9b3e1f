File sources = new File(basedir, 'target/generated-sources/duplexrpc/it/petstore')
assert new File(sources, 'PetStore.java').text.contains('releasePet')
assert new File(sources, 'Pet.java').text.contains('LocalDate')
assert new File(basedir, 'target/classes/it/petstore/PetStore.class').exists()
