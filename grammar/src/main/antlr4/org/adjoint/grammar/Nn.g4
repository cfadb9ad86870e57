/*
 * The grammar of .nn files.
 *
 * Between lexer and parser a filter (org.adjoint.compiler.parse) does what needs to know the text around a token:
 *
 * - It drops the line ends that end nothing. What is left is exactly one NL behind each declaration and statement, and
 *   NL or ',' behind each entry of a record.
 * - A word such as `input` or `train` is a keyword only where a declaration or statement begins with it; everywhere
 *   else the filter makes it an ID. So all decisions below need one token, and no name is taken from the user.
 * - Brackets arrive balanced, and nested no deeper than the parser may recurse.
 */
grammar Nn;

file : declarationLine* EOF ;

declarationLine : declaration NL ;

declaration
  : 'import' STRING                                            # importDeclaration
  | 'dim' ID                                                   # dimensionDeclaration
  | 'const' ID '=' expression                                  # constantDeclaration
  | 'def' ID signature ('=' expression | block)                # functionDeclaration
  | 'layer' ID signature block                                 # layerDeclaration
  | 'optimizer' ID signature block                             # optimizerDeclaration
  | 'model' ID block                                           # modelDeclaration
  | 'data' ID '=' expression block                             # dataDeclaration
  | 'train' ID record                                          # trainDeclaration
  ;

signature : parameterList+ ('->' type)? ;

parameterList : '(' (parameter (',' parameter)* ','?)? ')' ;

parameter : ID (':' type)? ('=' expression)? ;

type : ID ('[' (dimension (',' dimension)* ','?)? ']')? ;

dimension : '...' | expression ;

block : '{' statementLine* '}' ;

statementLine : statement NL ;

statement
  : ID (',' ID)* '=' expression                                # bind
  | 'const' ID '=' expression                                  # constant
  | ('input' | 'target') ID ':' type                           # input
  | ('output' | 'metric' | 'loss') ID '=' expression           # output
  | ('param' | 'state') ID (':' type)? '=' expression          # param
  | ('update' | 'constrain') ID '=' expression                 # update
  | 'penalize' expression                                      # penalize
  | 'return' expression                                        # return
  | 'emit' expression (',' expression)*                        # emit
  | 'if' expression block ('else' ('if' expression)? block)*   # choice
  | 'for' ID 'in' expression block                             # for
  | scan                                                       # loop
  ;

scan
  : 'scan' ID (',' ID)* 'over' expression (',' expression)* 'along' axis=expression 'reversed'?
    ('with' carry (',' carry)*)? block
  ;

carry : ID '=' expression ;

// From what binds most tightly to what binds least.
expression
  : expression '.' ID                                          # member
  | expression '(' (argument (',' argument)* ','?)? ')'        # call
  | expression '[' subscript (',' subscript)* ','? ']'         # index
  | <assoc=right> expression op='^' expression                 # power
  | '-' expression                                             # negate
  | expression op='@' expression                               # matrixProduct
  | expression op=('*' | '/') expression                       # multiply
  | expression op=('+' | '-') expression                       # add
  | expression op=('..' | '..<') expression                    # range
  | expression op=('==' | '!=' | '<' | '<=' | '>' | '>=') expression  # compare
  | 'not' expression                                           # not
  | expression op='and' expression                             # and
  | expression op='or' expression                              # or
  | expression '->' expression                                 # pipe
  | 'if' expression 'then' expression 'else' expression        # choose
  | scan                                                       # scanExpression
  | '(' expression ')'                                         # parenthesized
  | '[' (expression (',' expression)* ','?)? ']'               # list
  | record                                                     # recordExpression
  | ID                                                         # reference
  | INTEGER                                                    # integer
  | FLOAT                                                      # float
  | STRING                                                     # text
  | ('true' | 'false')                                         # boolean
  ;

// A named argument is `ID ':' expression`.
argument : expression (':' expression)? ;

subscript
  : expression (':' expression? (':' expression?)?)?
  | ':' expression? (':' expression?)?
  ;

record : '{' entryLine* '}' ;

entryLine : ID ':' expression (',' | NL) ;

// Keywords only where a declaration or statement begins, or behind the axis of a scan.
IMPORT : 'import' ;
DIM : 'dim' ;
CONST : 'const' ;
DEF : 'def' ;
LAYER : 'layer' ;
OPTIMIZER : 'optimizer' ;
MODEL : 'model' ;
DATA : 'data' ;
TRAIN : 'train' ;
INPUT : 'input' ;
TARGET : 'target' ;
OUTPUT : 'output' ;
METRIC : 'metric' ;
LOSS : 'loss' ;
PARAM : 'param' ;
STATE : 'state' ;
UPDATE : 'update' ;
CONSTRAIN : 'constrain' ;
PENALIZE : 'penalize' ;
EMIT : 'emit' ;
REVERSED : 'reversed' ;

// Reserved.
IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
FOR : 'for' ;
IN : 'in' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
TRUE : 'true' ;
FALSE : 'false' ;
RETURN : 'return' ;
SCAN : 'scan' ;
OVER : 'over' ;
ALONG : 'along' ;
WITH : 'with' ;

COMMA : ',' ;
COLON : ':' ;
LEFT_PARENTHESIS : '(' ;
RIGHT_PARENTHESIS : ')' ;
LEFT_BRACKET : '[' ;
RIGHT_BRACKET : ']' ;
LEFT_BRACE : '{' ;
RIGHT_BRACE : '}' ;
ASSIGN : '=' ;
DOT : '.' ;
ELLIPSIS : '...' ;
RANGE : '..' ;
RANGE_BELOW : '..<' ;
ARROW : '->' ;
PLUS : '+' ;
MINUS : '-' ;
STAR : '*' ;
SLASH : '/' ;
AT : '@' ;
CARET : '^' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_OR_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_OR_EQUAL : '>=' ;

INTEGER : DIGITS ;
FLOAT : DIGITS '.' DIGITS EXPONENT? | DIGITS EXPONENT ;
fragment DIGITS : [0-9] ('_'? [0-9])* ;
fragment EXPONENT : [eE] [+-]? DIGITS ;

STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
UNTERMINATED_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;

// Which characters beyond ASCII are letters is checked behind the lexer: the tables of Unicode would double its start.
ID : [a-zA-Z_\u0080-\u{10FFFF}] [a-zA-Z0-9_\u0080-\u{10FFFF}]* ;

DOCUMENTATION : '///' ~[\r\n]* ;
LINE_COMMENT : '//' ~[\r\n]* ;
BLOCK_COMMENT : '/*' .*? '*/' ;
UNTERMINATED_COMMENT : '/*' ;

NL : '\r\n' | '\n' | '\r' ;
SPACE : [ \t]+ ;
UNKNOWN : . ;
