String log = new File(basedir, 'build.log').text
assert (log =~ /Generated 1 document, 1 method/).size() == 2
assert (log =~ /Up to date: 1 document, 1 method/).size() == 2
assert log.contains('Generated sources are in UTF-8, but this project compiles as ISO-8859-1')

// Compiled in the wrong encoding, and still the text that is on the wire.
File classes = new File(basedir, 'target/classes')
assert new File(classes, 'it/pets/Size.class').getText('UTF-8').contains('größer')
