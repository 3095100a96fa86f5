def log = new File(basedir, 'build.log').text
assert log.contains('model-drift')
assert new File(basedir, 'database/scripts/V2__email.sql').text.contains('email')
assert new File(basedir, 'database/scripts/U2__email.sql').exists()
assert log.contains('localhost:1') // the address in the POM, where nobody listens

def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/windtunnel/report.json'))
assert report.migrations*.script == ['database/scripts/V1__customer.sql', 'database/scripts/V2__email.sql']
assert report.model.source == 'jooq:shop.db'
assert report.modelDiff == []
assert report.summary.outcome == 'passed'
