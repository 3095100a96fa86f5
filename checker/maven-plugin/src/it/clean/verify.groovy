def log = new File(basedir, 'build.log').text
assert log.count('Passed: nothing found') == 3 // at first, unchanged, and offline
assert log.count('Nothing changed since the last check, so nothing was run; this is its report.') == 1
assert log.contains('Skipped: windtunnel.skip is set.')

def reports = new File(basedir, 'target/windtunnel')
def report = new groovy.json.JsonSlurper().parse(new File(reports, 'report.json'))
assert report.summary.outcome == 'passed'
assert report.migrations*.script == ['src/main/resources/db/migration/V1__customer.sql']
assert report.postgres.source.startsWith('embedded ')
assert new File(reports, 'report.md').text.length() > 0
def suites = new groovy.xml.XmlSlurper().parse(new File(reports, 'TEST-windtunnel.xml'))
assert suites.'**'.findAll { it.name() == 'testsuite' }*.@failures*.text() == ['0']
assert new groovy.json.JsonSlurper().parse(new File(reports, 'report.sarif')).version == '2.1.0'
