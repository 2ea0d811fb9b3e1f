File sources = new File(basedir, 'target/generated-sources/duplexrpc/it')
assert new File(basedir, 'build.log').text =~ /Generated 2 documents, 2 methods/
['types/Pet', 'pets/api/Pets', 'shop/api/Shop'].each { assert new File(sources, it + '.java').exists() }
assert sources.list().sort() == ['pets', 'shop', 'types']
