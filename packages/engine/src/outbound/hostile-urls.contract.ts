const hosts = `
  127.0.0.1 127.1 127.0.1 127.000.000.001 0177.0.0.1 0x7f.0.0.1 0x7f000001 2130706433 017700000001 127.0.0.1. 0 0.0.0.0
  0x0 00 10.0.0.1 10.1 012.0.0.1 0xa.0.0.1 167772161 100.64.0.1 169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376
  169.254.43518 169.0xfe.0251.254 169.254.169.254. 172.16.0.1 192.168.0.1 192.168.1 3232235777 192.0.0.192 198.18.0.1
  224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16 0xa83f8110
  [::] [::1] [0:0:0:0:0:0:0:1] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:a9fe:a9fe]
  [::ffff:169.254.169.254] [0:0:0:0:0:ffff:0a00:0001] [::ffff:0:7f00:1] [64:ff9b::127.0.0.1] [64:ff9b::a9fe:a9fe]
  [64:ff9b:1::a9fe:a9fe] [2002:7f00:1::] [2002:a9fe:a9fe::1] [2001::1] [2001:db8::1] [2001:0:a9fe:a9fe::]
  [100::1] [fc00::1] [fd00:ec2::254] [fe80::1] [fec0::1] [ff02::1] [3fff::1] [5f00::1]
  １２７.０.０.１ 127。0。0。1 127．0．0．1 127｡0｡0｡1 ①②⑦.⓪.⓪.① 0X7F.1 %31%32%37.0.0.1
  localhost app.localhost LOCALHOST localhost. LocalHost.localdomain ｌｏｃａｌｈｏｓｔ loc%61lhost localhost%2e ip6-localhost
  127.0.0.1.nip.io 169-254-169-254.sslip.io metadata metadata.google.internal metadata.google.internal. mixed.test
  mixed6.test mapped.test nat64.test kubernetes.default.svc router.lan`
  .trim()
  .split(/\s+/)
const ports = [0, 1, 21, 22, 25, 80, 2375, 3306, 5432, 6379, 8080, 8443, 9200, 10250, 11211, 27017]
const odd = [
  '',
  ' ',
  'api.test',
  '/path',
  '//api.test/',
  '\\\\api.test',
  'http://8.8.8.8/',
  'HTTP://8.8.8.8/',
  'ftp://8.8.8.8/',
  'file:///etc/passwd',
  'gopher://8.8.8.8/',
  'ws://8.8.8.8/',
  'wss://8.8.8.8/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'blob:https://8.8.8.8/x',
  'about:blank',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
  'https:',
  'https://',
  'https:///',
  'https://user@8.8.8.8/',
  'https://user:pass@8.8.8.8/',
  'https://:pass@8.8.8.8/',
  'https://8.8.8.8@127.0.0.1/',
  'https://127.0.0.1\\@8.8.8.8/',
  'https://127.0.0.1#@8.8.8.8/',
  'https://127.0.0.1?@8.8.8.8/',
  'https:127.0.0.1/',
  'https:/127.0.0.1/',
  'https://////127.0.0.1/',
  'ht\ntps://127.0.0.1/',
  'https://127.0\t.0.1/',
  '\u0000https://127.0.0.1/',
  'https://[::1',
  'https://[::1%25eth0]/',
  'https://256.256.256.256/',
  'https://8.8.8.8:443:443/',
  'https://8.8.8.8:99999/',
]
/** Each leads, or is read by somebody as leading, where no request of an engine may go. */
export const hostileUrls: readonly string[] = [
  ...hosts.map((host) => `https://${host}/latest/meta-data`),
  ...ports.map((port) => `https://8.8.8.8:${port}/`),
  ...odd,
]
