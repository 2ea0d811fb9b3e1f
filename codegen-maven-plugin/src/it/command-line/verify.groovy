String log = new File(basedir, 'build.log').text
assert log =~ /Generated 2 documents, 5 methods, \d+ types: \d+ files, \d+ written, 0 deleted \(\d+ ms\)/
assert log =~ /Up to date: 2 documents, 5 methods/
assert log =~ /Valid: 2 documents, 5 methods, \d+ types \(\d+ ms\)/
assert log.contains('duplexrpc:generate-test')
assert !log.contains('[WARNING]')
assert new File(basedir, 'out/it/petstore/PetStore.java').exists()
assert new File(basedir, 'out/it/petstore/Vet.java').exists()
assert !new File(basedir, 'target').exists()
