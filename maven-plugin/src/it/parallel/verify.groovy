['one', 'two'].each { assert new File(basedir, "$it/target/classes/$it/Line.class").isFile() }
assert new File(basedir, 'one/target/classes/module-info.class').isFile()
assert !new File(basedir, 'build.log').text.contains('not marked')
