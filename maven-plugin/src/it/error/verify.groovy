def log = new File(basedir, 'build.log').text
def place = ~/wrong\.nn:?\s?\[5[:,]20\]/
assert log =~ place
assert log.count('NN0201') == 1
assert log.contains('did you mean `dense`?')
assert log.contains('there is an error in the .nn files')
assert log.contains('MojoFailureException')
assert !log.contains('\tat ')
