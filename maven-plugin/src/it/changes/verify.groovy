def log = new File(basedir, 'build.log').text
assert log.contains('classes written: 6, deleted: 0; programs up to date: 0')
assert log.contains('classes written: 0, deleted: 0; programs up to date: 2')
assert log.contains('classes written: 3, deleted: 3; programs up to date: 1')
def sources = new File(basedir, 'target/generated-sources/nn/p')
assert new File(sources, 'Same.java').isFile()
assert new File(sources, 'New.java').isFile()
assert !new File(sources, 'Old.java').exists()
