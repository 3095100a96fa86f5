def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/windtunnel/report.json'))
assert report.migrations*.script == [
    'src/main/resources/db/migration/V1__customer.sql',
    'db.migration.V2__Fill_customers',
    'src/main/resources/db/migration/V3__note.sql']
assert report.migrations[1].statements[0].writes[0].inserted == 1
assert report.postgres.version.startsWith('16.')
assert report.summary.outcome == 'passed'
