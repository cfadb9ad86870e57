// Runs the program as its user would, with the model that the test has saved.
def log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 1, Failures: 0')
def runtime = new File(localRepositoryPath, 'org/adjoint/adjoint-runtime')
def jars = []
runtime.eachFileRecurse { if (it.name ==~ /adjoint-runtime-[^-]+(-SNAPSHOT)?\.jar/) jars << it }
def java = new File(System.getProperty('java.home'), 'bin/java').path
def classPath = [new File(basedir, 'target/classes').path, jars[0].path].join(File.pathSeparator)
def saved = new File(basedir, 'target/iris.safetensors').path
def command = [java, '-cp', classPath, 'flowers.Classifier', saved, '6.3', '3.3', '6.0', '2.5']
def process = command.execute()
assert process.text.trim() == 'virginica'
assert process.waitFor() == 0
