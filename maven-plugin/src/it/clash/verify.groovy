def log = new File(basedir, 'build.log').text
assert log.contains('the class `one.Line` is generated from `one/a.nn` already')
assert log.contains('b.nn')
