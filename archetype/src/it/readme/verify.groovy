['Greeter', 'GreeterServer', 'GreeterClient'].each {
    assert new File(basedir, "target/classes/com/example/greeter/${it}.class").exists()
}

assert !new File(basedir, 'build.log').text.contains('COMPILATION WARNING')
