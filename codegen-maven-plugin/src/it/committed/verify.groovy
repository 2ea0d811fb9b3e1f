File generated = new File(basedir, 'src/main/generated/it/petstore')
String log = new File(basedir, 'build.log').text
assert log =~ /Generated 1 document, 1 method, \d+ types?: \d+ files, \d+ written, [1-9]\d* deleted/
assert new File(generated, 'Pet.java').exists()
assert !new File(generated, 'Toy.java').exists()
assert new File(basedir, 'target-1/classes/it/petstore/Toy.class').exists()
assert !new File(basedir, 'target-2/classes/it/petstore/Toy.class').exists()
