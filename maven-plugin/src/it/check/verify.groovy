def log = new File(basedir, 'build.log').text
assert log.count('NN0302') == 1
assert log =~ /line\.nn:?\s?\[5[:,]29\]/
assert log.contains('there is an error in the .nn files')
assert !new File(basedir, 'target/generated-sources').exists()
