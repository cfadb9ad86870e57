assert new File(basedir, 'target/test-classes/only/Line.class').isFile()
assert new File(basedir, 'target/test-classes/only/UseOfLine.class').isFile()
assert !new File(basedir, 'target/classes/only').exists()
