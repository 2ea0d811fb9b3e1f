String log = new File(basedir, 'build.log').text
assert (log =~ /Generated 1 document, 1 method/).size() == 2
assert (log =~ /Up to date: 1 document, 1 method/).size() == 2
assert log.contains('Nothing to compile')
for (type in ['it/pets/Pet', 'it/vets/Vet']) {
    assert new File(basedir, "target/classes/${type}.class").exists()
}
