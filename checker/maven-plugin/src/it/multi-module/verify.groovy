def log = new File(basedir, 'build.log').text
assert log.count('No migrations in this module: nothing to do.') == 2 // the parent and "none"
assert !log.contains('not marked @threadSafe')
for (module in ['one', 'two']) {
    def report = new groovy.json.JsonSlurper().parse(new File(basedir, "${module}/target/windtunnel/report.json"))
    assert report.summary.outcome == 'passed'
    assert report.migrations.size() == 1
}
assert !new File(basedir, 'none/target/windtunnel').exists()
