grammar Nn;

file : NEWLINE* (declaration NEWLINE*)* EOF ;

declaration : 'const' NAME '=' expression ;

expression
  : expression ('*' | '/') expression
  | expression ('+' | '-') expression
  | '(' expression ')'
  | NAME
  | NUMBER
  ;

NAME : [\p{L}_] [\p{L}\p{N}_]* ;
NUMBER : [0-9]+ ('.' [0-9]+)? ;
NEWLINE : '\r'? '\n' ;
SPACE : [ \t]+ -> skip ;
UNKNOWN : . ;
