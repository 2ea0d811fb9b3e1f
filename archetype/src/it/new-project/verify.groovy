def project = new File(basedir, 'notebook')
def results = new groovy.xml.XmlSlurper().parse(new File(project, 'target/surefire-reports/TEST-com.example.NotebookTest.xml'))
assert results.@tests.toInteger() > 0
assert results.@failures == 0 && results.@errors == 0 && results.@skipped == 0

// Nothing of the template is left over.
project.eachFileRecurse(groovy.io.FileType.FILES) {
    if (!it.path.contains('/target/')) {
        assert !(it.text =~ /@[a-z.-]+@|\$\{(package|groupId|artifactId|version)\}/): it
    }
}

assert !new File(basedir, 'build.log').text.contains('COMPILATION WARNING')
