def log = new File(basedir, 'build.log').text
assert log.contains('windtunnel.yml:1:1: there is no option "migratons"; did you mean "migrations"?') ||
        log.contains("Invalid value for option '--fail-on'")
assert log.contains("The parameters 'message' for goal") // Maven's own words
assert log.contains('none.yml: there is no such file')
assert !log.contains('Exception in thread')
