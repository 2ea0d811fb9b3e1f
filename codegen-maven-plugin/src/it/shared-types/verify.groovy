File shop = new File(basedir, 'shop/target/generated-sources/duplexrpc/it/shop')
assert new File(basedir, 'types/target/classes/it/types/Pet.class').exists()
assert new File(basedir, 'shop/target/classes/it/shop/Shop.class').exists()

// The pet is that of the other module; there is no second one.
assert new File(shop, 'Receipt.java').text.contains('import it.types.Pet;')
assert !new File(shop, 'Pet.java').exists()
assert !new File(basedir, 'build.log').text.contains('not marked @threadSafe')
