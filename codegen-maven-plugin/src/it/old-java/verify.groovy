assert new File(basedir, 'build.log').text.contains(
        'Generated code needs Java 17, but this project compiles for Java 11. Set maven.compiler.release to 17 or later.')
