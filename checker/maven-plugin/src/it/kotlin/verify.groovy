def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/windtunnel/report.json'))
assert report.migrations*.script == ['src/main/resources/db/migration/V1__customer.sql', 'db.migration.V2__Fill_customers']
assert report.summary.outcome == 'passed'
