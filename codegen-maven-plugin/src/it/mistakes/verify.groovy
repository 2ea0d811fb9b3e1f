String log = new File(basedir, 'build.log').text
File document = new File(basedir, 'petstore.json')

// Like the compiler, which IDEs make clickable; and no stack trace.
assert log.contains("[ERROR] $document:[5,")
assert log.contains('1 problem in petstore.json; see above')
assert !log.contains('at dev.duplexrpc.')

[
    "The document ${new File(basedir, 'shop.json')} does not exist.",
    "The package 'it.class.x' is no legal name in Java",
    "The path ${new File(basedir, 'specs')} of catalog does not exist.",
    "The name 'Pet-Store' of the configuration is none that a type could have in Java",
    "The generated files cannot be written to $document",
].each { assert log.contains(it) }

assert log.contains("[ERROR] $document:[1,1] The configuration gives a name to 'Cat'")

assert (log =~ /BUILD FAILURE/).size() == 7
assert !new File(basedir, 'target').exists()
