String log = new File(basedir, 'build.log').text
assert log =~ /Both execution first of generate in conflict and execution second of generate in conflict generate it\/pets\/\w+\.java/
assert log.contains('Give each its own package or its own outputDirectory.')
