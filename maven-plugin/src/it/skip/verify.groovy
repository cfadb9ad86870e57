assert !new File(basedir, 'target/generated-sources/nn').exists()
assert new File(basedir, 'build.log').text.contains('skipped, for adjoint.skip is true')
