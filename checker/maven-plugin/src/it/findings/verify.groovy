def log = new File(basedir, 'build.log').text
assert log.contains('table-dropped')
assert log.contains('src/main/resources/db/migration/V2__clients.sql:2')
assert log.contains('The migrations have 1 error, 0 warnings and 0 notes. The reports are in')
assert log.count('Nothing changed since the last check') == 1 // and fails again
assert log.contains('windtunnel-baseline.json holds 1 finding')
assert log.contains('1 suppressed')
assert log.contains('there is no such file; windtunnel baseline writes one')

def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/windtunnel/report.json'))
assert report.findings*.rule == ['table-dropped']
