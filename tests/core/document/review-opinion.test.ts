import { describe, expect, it } from 'vitest'
import { modelText } from '../../../src/core/document/model-text.ts'
import { reviewOpinion } from '../../../src/core/document/review-opinion.ts'
import { documentSnapshot } from '../../fixtures/document-snapshot.ts'
import { documentWords } from '../../fixtures/document-words.ts'

const snapshot = documentSnapshot()
const words = documentWords('opinion')

function opinionText(system: string): string {
  const model = reviewOpinion(snapshot, system, words)
  return model === null ? '' : modelText(model).join('\n')
}

describe('the review opinion', () => {
  it('goes from the material to what is open', () => {
    const model = reviewOpinion(snapshot, 'S0003', words)
    const headings = model?.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.number + block.text] : [])),
    )
    expect(model?.title).toBe('乡镇综合执法巡查打卡小程序审查意见')
    expect(headings).toEqual([
      '一、受理材料与基本情况',
      '二、范围与适用规则',
      '三、红线核对',
      '四、需求与效益',
      '五、能力',
      '六、边界与包容',
      '七、结论',
      '八、依据条款',
      '九、遗留问题',
    ])
  })

  it.each(['zh-CN', 'en'] as const)('lacks no sentence or value for any system in %s', (locale) => {
    const own = documentWords('opinion', locale)
    const texts = snapshot.systems.flatMap((system) => {
      const model = reviewOpinion(snapshot, system.id, own)
      return model === null ? ['⟦none⟧'] : modelText(model)
    })
    expect(texts.join('\n').match(/⟦[^⟧]*⟧|undefined|NaN|\bnull\b/gu)).toBeNull()
  })

  it('gives each rule its result and clause, and says where a wording is to be checked', () => {
    const text = opinionText('S0003')
    expect(text).toContain('不得设置打卡签到等强制性功能\n触及\n')
    expect(text).toContain('国办函〔2026〕12号 五个不得（二）')
    expect(text).toContain('五个不得（二）\n条文文字待与官方来源核对')
    expect(text).toContain('第1条\n已与公开文本核对')
    expect(text).toContain('整改要求：不得设置打卡签到等强制性功能——取消打卡签到和积分排名。')
  })

  it('calls a proposal a proposal, a decision a decision, and an open verdict open', () => {
    expect(opinionText('S0003')).toContain('尚未决定，以上为拟处置意见，不是处置决定。')
    expect(opinionText('S0002')).toContain('已决定：保留。理由：经会议研究，基层反映良好，同意。')
    expect(opinionText('S0006')).toContain('评审判定尚未确定，可能为')
    expect(opinionText('S0008')).toContain('处置已完成，系统已关停。')
    expect(opinionText('S0040')).toContain('尚未评审，没有判定。')
  })

  it('says to be verified for what is unknown and 0 for what is known to be 0', () => {
    expect(opinionText('S0005')).toContain('年度运维金额\n待核')
    expect(opinionText('S0003')).toContain('月活跃用户数\n0')
  })

  it('names the answer that would change the conclusion and the items that are open', () => {
    const text = opinionText('S0003')
    expect(text).toContain('若“是否对应明确的治理场景和服务对象”的回答由“部分符合”改为“否”，判定变为关停注销。')
    expect(text).toContain('是否有适老化和线下替代渠道（限度与边界）')
  })

  it('is nothing for a system that is not there', () => {
    expect(reviewOpinion(snapshot, 'nobody', words)).toBeNull()
  })
})

describe('the sign-off in the opinion', () => {
  const signOff = { reviewer: '王芳', signer: '李明', signed_at: '2026-11-20T02:00:00.000Z', hash: 'ab'.repeat(32) }
  const textOf = (own: typeof snapshot) =>
    modelText(
      reviewOpinion(own, 'S0003', words) ?? { kind: 'opinion', locale: 'zh-CN', title: '', sections: [], checks: [] },
    ).join('\n')

  it('names reviewer and signer', () => {
    const text = textOf({ ...snapshot, sign_off: { ...signOff, changes: 0 } })
    expect(text).toContain('评审人：王芳。')
    expect(text).toContain('签署人：李明，签署时间2026年11月20日，校验值abababababababab。')
  })

  it('says that a signature is broken, that there is none, and nothing where nobody was named', () => {
    expect(textOf({ ...snapshot, sign_off: { ...signOff, changes: 2 } })).toContain(
      '李明于2026年11月20日所作签署已失效：签署后依据有2处变化，须重新签署。',
    )
    const unsigned = { reviewer: null, signer: null, signed_at: null, hash: null, changes: 0 }
    expect(textOf({ ...snapshot, sign_off: unsigned })).toContain('本意见尚未签署。')
    expect(textOf(snapshot)).not.toContain('签署')
  })
})
