String log = new File(basedir, 'build.log').text
assert log.contains("[WARNING] ${new File(basedir, 'src/main/openrpc/petstore.json')}:[5,")
assert log =~ /Generated 1 document, 1 method/
assert new File(basedir, 'target/classes/it/petstore/PetStore.class').exists()
