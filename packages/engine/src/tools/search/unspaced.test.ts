import { expect, test } from 'vitest'
import { createSearchIndex } from './search-index.ts'

const index = createSearchIndex(
  [
    ['WEATHER_JA', 'tenki', '天気予報を取得', '都市の天気予報を返します。'],
    ['MAIL_JA', 'tenki', 'メールを送信', '宛先にメールを送信します。'],
    ['WEATHER_ZH', 'tianqi', '查询天气预报', '返回城市的天气预报。'],
    ['MAIL_ZH', 'tianqi', '发送电子邮件', '给收件人发送电子邮件。'],
    ['WEATHER_KO', 'nalssi', '날씨 예보 조회', '도시의 날씨 예보를 반환합니다.'],
    ['MAIL_KO', 'nalssi', '이메일 보내기', '받는 사람에게 이메일을 보냅니다.'],
    ['WEATHER_TH', 'akat', 'พยากรณ์อากาศ', 'แสดงพยากรณ์อากาศของเมือง'],
    ['SLACK_ZH', 'slack', 'Slack发送消息', '在频道中发布消息。'],
  ].map(([slug = '', toolkit = '', name = '', description = '']) => {
    return { slug, toolkit, name, description, parameters: [] }
  }),
)

test.each([
  ['東京の天気を教えてください', 'WEATHER_JA'],
  ['田中さんにメールを送って', 'MAIL_JA'],
  ['明天北京的天气怎么样', 'WEATHER_ZH'],
  ['请给小王发送一封电子邮件', 'MAIL_ZH'],
  ['내일 서울 날씨는 어때요', 'WEATHER_KO'],
  ['김 씨에게 이메일을 보내 주세요', 'MAIL_KO'],
  ['พรุ่งนี้อากาศเป็นอย่างไร', 'WEATHER_TH'],
  ['用Slack发消息给团队', 'SLACK_ZH'],
  ['slack 消息', 'SLACK_ZH'],
])('a request in a script without spaces, or with few, finds its tool: %s', (query, slug) => {
  expect(index.search({ queries: [query] })[0]?.slug).toBe(slug)
})

test('where nothing is said of it, nothing is found', () => {
  expect(index.search({ queries: ['株価', '股票'] })).toEqual([])
})
