package nl.dijkwacht.sigma;

import static nl.dijkwacht.sigma.Sigma.matches;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {

  private static boolean selected(String selection, String members) {
    return matches("selection:\n" + selection.indent(2) + "condition: selection", members);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "none",
      value = {
        // selection | members of the event | expected
        "userAgent: aws-cli | 'userAgent':'AWS-CLI' | true",
        "userAgent&cased: aws-cli | 'userAgent':'AWS-CLI' | false",
        "userAgent&cased: AWS-CLI | 'userAgent':'AWS-CLI' | true",
        "userAgent&contains: cli | 'userAgent':'aws-CLI/2' | true",
        "userAgent&startswith: aws | 'userAgent':'aws-cli' | true",
        "userAgent&startswith: cli | 'userAgent':'aws-cli' | false",
        "userAgent&endswith: cli | 'userAgent':'aws-cli' | true",
        "userAgent&endswith: aws | 'userAgent':'aws-cli' | false",
        "userAgent&contains&cased: cli | 'userAgent':'aws-CLI' | false",
        "userAgent: 'aws*cli' | 'userAgent':'aws-sdk-cli' | true",
        "userAgent: 'aws-?li' | 'userAgent':'aws-cli' | true",
        "userAgent: 'aws-?' | 'userAgent':'aws-cli' | false",
        "userAgent: 'a*' | 'userAgent':'' | false",
        "userAgent: '' | 'userAgent':'' | true",
        "userAgent: '' | 'userAgent':'x' | false",
        "userAgent: '*' | 'userAgent':'' | true",
        "userAgent&contains: '*' | 'other':1 | false",
        "userAgent&neq: x | 'userAgent':'y' | true",
        "userAgent&neq: x | 'userAgent':'x' | false",
        "errorCode: null | 'errorCode':null | true",
        "errorCode: null | 'other':1 | true",
        "errorCode: null | 'errorCode':'x' | false",
        "errorCode&exists: true | 'errorCode':null | true",
        "errorCode&exists: true | 'other':1 | false",
        "errorCode&exists: false | 'other':1 | true",
        "errorCode: x | 'errorCode':null | false",
        "n: 243 | 'n':243 | true",
        "n: 243 | 'n':243.0 | true",
        "n: 243 | 'n':'243' | true",
        "n: 243 | 'n':244 | false",
        "n: '243' | 'n':243 | true",
        "n&gt: 5 | 'n':6 | true",
        "n&gt: 5 | 'n':5 | false",
        "n&gte: 5 | 'n':5.0 | true",
        "n&lt: 5 | 'n':'4' | true",
        "n&lte: 5 | 'n':'many' | false",
        "n: 0.1 | 'n':1e-1 | true",
        "n: 1 | 'n':1e99999999999 | false",
        "n: 1 | 'n':true | false",
        "n: -0 | 'n':0 | true",
        "n&contains: 4 | 'n':243 | true",
        "n&gt: 5 | 'n':[1,6] | true",
        "n&gt: 5 | 'n':null | false",
        "n&lt: 5 | 'n':'' | false",
        "n: 012345670123 | 'n':'012345670123' | true",
        "n: 010 | 'n':8 | true",
        "n: 1:30 | 'n':'1:30' | true",
        "f: No | 'f':'NO' | true",
        "f: No | 'f':false | true",
        "f: yes | 'f':'Yes' | true",
        "f: yes | 'f':'No' | false",
        "f: false | 'f':null | false",
        "f: false | 'f':0 | false",
        "f: true | 'f':true | true",
        "f: true | 'f':'TRUE' | true",
        "f: true | 'f':false | false",
        "f: 'true' | 'f':true | true",
        "a: two | 'a':['one','two'] | true",
        "a: three | 'a':['one','two'] | false",
        "a: two | 'a':[['two']] | true",
        "a.b: two | 'a':[{'b':'one'},{'b':'two'}] | true",
        "a.b.c: x | 'a':{'b.c':'x'} | true",
        "a.b.c: x | 'a.b.c':'x' | true",
        "a: null | 'a':[1,null] | true",
        "a: null | 'a':[[null]] | true",
        "a: null | 'a':[] | false",
        "a.b: null | 'a':[{'b':null},{'b':1}] | true",
        "a.b: null | 'a':[{'b':1},{'b':null}] | true",
        "a.b: null | 'a':[{'b':1},{}] | false",
        "a.b: null | 'a':null | true",
        "a.b&exists: true | 'a':[{},{'b':null}] | true",
        "a.b.c: x | 'a.b':{'c':'x'} | true",
        "a: '*' | 'a':{} | true",
        "a: '*' | 'a':[null] | false",
        "a&contains: '' | 'a':null | false",
        "a&contains: é | 'a':{'b':'caf\\u00E9'} | true",
        "a&contains: 'b/c' | 'a':{'b':'b\\/c'} | true",
        "a&cased&contains: '\"A\"' | 'a':[[{'k':'\\u0041'}]] | true",
        "a&contains: '\"b\":\"one\"' | 'a':{'b':'one','c':2} | true",
        "a&contains: '\"b\":\"one\"' | 'a': { 'b' : 'one' } | true",
        "a&contains: 'b c' | 'a':{'k':'b c'} | true",
        "ip&cidr: 10.0.0.0/8 | 'ip':'10.1.2.3' | true",
        "ip&cidr: 10.0.0.0/8 | 'ip':'11.1.2.3' | false",
        "ip&cidr: 35.0.0.0/8 | 'ip':'035.249.253.232' | true",
        "ip&cidr: 10.0.0.0/8 | 'ip':'AWS Internal' | false",
        "ip&cidr: 10.0.0.0/8 | 'ip':'s3.amazonaws.com' | false",
        "ip&cidr: 2001:db8::/32 | 'ip':'2001:DB8::1' | true",
        "ip&cidr: 2001:db8::/32 | 'ip':'2001:db9::1' | false",
        "ip&cidr: 2001:db8::/32 | 'ip':'10.0.0.1' | false",
        "ip&cidr: [10.0.0.0/8, '::1'] | 'ip':'0:0:0:0:0:0:0:1' | true",
        "ip&cidr: 0.0.0.0/0 | 'ip':1 | false",
        "ip&cidr: 10.0.0.0/8 | 'ip':['AWS Internal','10.0.0.1'] | true",
        "r&re: ^a.c$ | 'r':'abc' | true",
        "r&re: ^a.c$ | 'r':'ABC' | false",
        "r&re&i: ^a.c$ | 'r':'ABC' | true",
        "r&re: b | 'r':'abc' | true",
        "r&re: ^b | 'r':'a\\nb' | false",
        "r&re&m: ^b | 'r':'a\\nb' | true",
        "r&re: a.b | 'r':'a\\nb' | false",
        "r&re&s: a.b | 'r':'a\\nb' | true",
        "r&re&i&m: ^B | 'r':'a\\nb' | true",
        "r&re: ^caf.$ | 'r':'caf\\u00e9' | true",
        "r&re: ^2 | 'r':243 | true",
        "r&re: '\"k\":1' | 'r':{'k' : 1} | true",
        "r&re: x | 'r':null | false",
        "r&re&neq: x | 'r':'y' | true",
        "r&re&all: [x, y] | 'r':['xz','yz'] | true",
        "x&fieldref: y | 'x':'same','y':'SAME' | true",
        "x&fieldref: y | 'x':'one','y':'two' | false",
        "x&fieldref: y | 'x':'one' | false",
        "x&fieldref: y | 'x':null,'y':null | false",
        "x&fieldref: y | 'x':'null','y':null | false",
        "x&fieldref: y | 'x':'b','y':['a','b'] | true",
        "x&fieldref: y | 'x':['c','b'],'y':['a','b'] | true",
        "x&fieldref: y | 'x':{'k':1},'y':{ 'k' : 1 } | true",
        "x&fieldref: y | 'x':5,'y':'5' | true",
        "x&fieldref: y | 'x':'abc','y':'a*' | false",
        "x&fieldref: y.z | 'x':'b','y':[{'z':'a'},{'z':'B'}] | true",
        "x&fieldref&contains: y | 'x':'one-two-three','y':'two' | true",
        "x&fieldref&startswith: y | 'x':'one-two','y':'two' | false",
        "x&fieldref&neq: y | 'x':'one','y':'two' | true",
        "x&fieldref&endswith: y | 'x':'one-two','y':'two' | true",
      })
  void aLineOfASearchMatches(String selection, String members, boolean expected) {
    assertThat(selected(selection.replace('&', '|'), members)).isEqualTo(expected);
  }

  @Test
  void escapedAndForeignCharactersMatchLikePlainOnes() {
    assertThat(selected("userAgent: 'A*'", "'userAgent':'\\u0041bc'")).isTrue();
    assertThat(selected("userAgent: caf?", "'userAgent':'CAFÉ'")).isTrue();
    assertThat(selected("userAgent: café", "'userAgent':'CAF\\u00c9'")).isTrue();
    assertThat(selected("userAgent|cased: café", "'userAgent':'CAFÉ'")).isFalse();
    assertThat(selected("userAgent: σίσυφος", "'userAgent':'ΣΊΣΥΦΟΣ'")).isFalse();
    assertThat(selected("userAgent: '?'", "'userAgent':'😀'")).isTrue();
  }

  @Test
  void backslashesFollowSigmasRules() {
    assertThat(selected("p: 'C:\\dir\\*'", "'p':'c:\\\\dir*'")).isTrue();
    assertThat(selected("p: 'C:\\dir\\*'", "'p':'c:\\\\dirx'")).isFalse();
    assertThat(selected("p: 'C:\\dir\\\\*'", "'p':'c:\\\\dir\\\\file'")).isTrue();
    assertThat(selected("p: 'a\\?'", "'p':'a?'")).isTrue();
    assertThat(selected("p: 'a\\?'", "'p':'ab'")).isFalse();
    assertThat(selected("p: 'a\\b'", "'p':'a\\\\b'")).isTrue();
    assertThat(selected("p: 'a\\'", "'p':'a\\\\'")).isTrue();
  }

  @Test
  void aListIsOneOfAndWithAllEachOf() {
    assertThat(selected("a|contains: [x, y]", "'a':'only y'")).isTrue();
    assertThat(selected("a|contains|all: [x, y]", "'a':'only y'")).isFalse();
    assertThat(selected("a|contains|all: [x, y]", "'a':'x and y'")).isTrue();
    assertThat(selected("a|neq: [x, y]", "'a':'y'")).isFalse();
  }

  @Test
  void linesOfASearchAreAllNeededAndAListOfMapsNeedsOne() {
    assertThat(selected("a: 1\nb: 2", "'a':1,'b':3")).isFalse();
    assertThat(selected("a: 1\nb: 2", "'a':1,'b':2")).isTrue();
    assertThat(selected("- a: 1\n- b: 2", "'a':0,'b':2")).isTrue();
    assertThat(selected("- a: 1\n- b: 2", "'a':0,'b':0")).isFalse();
  }

  @Test
  void keywordsAreLookedForEverywhere() {
    assertThat(selected("- needle", "'a':{'b':['hay Needle hay']}")).isTrue();
    assertThat(selected("- needle", "'Needle':'a key'")).isTrue();
    assertThat(selected("- one\n- two", "'a':'two'")).isTrue();
    assertThat(selected("'|all': [one, two]", "'a':'two'")).isFalse();
    assertThat(selected("'|all': [one, two]", "'a':'two','b':'one'")).isTrue();
  }

  @Test
  void aKeyThatStandsTwiceHidesNothing() {
    assertThat(selected("a: evil", "'a':'evil','a':'good'")).isTrue();
    assertThat(selected("a: evil", "'a':'good','a':'evil'")).isTrue();
  }

  @Test
  void aHostileExpressionEnds() {
    String long100K = "a".repeat(100_000) + "!";
    assertThat(selected("a|re: '^(a+)+$'", "'a':'" + long100K + "'")).isFalse();
  }
}
