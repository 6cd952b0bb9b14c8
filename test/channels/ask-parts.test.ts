import { expect, test } from '@jest/globals'
import { askParts } from '../../src/channels/web-chat/ask-parts.ts'

test('the question names the field; what stands around it does not', () => {
  expect(askParts('Hello.\n\nWe ask. Who are you? Any name will do.\n\n• One\n• Two')).toEqual({
    lead: 'Hello.',
    ask: 'We ask. Who are you?',
    hint: 'Any name will do.\n\n• One\n• Two',
  })
})

test('a question alone', () => {
  expect(askParts('Who are you?')).toEqual({ ask: 'Who are you?', lead: undefined, hint: undefined })
  expect(askParts('What does “why?” mean')).toMatchObject({ ask: 'What does “why?”', hint: 'mean' })
})

test('without a question mark the first sentence asks', () => {
  expect(askParts('Please check your answers. Then go on.')).toMatchObject({
    ask: 'Please check your answers.',
    hint: 'Then go on.',
  })
  expect(askParts('Your name')).toMatchObject({ ask: 'Your name' })
})

test('Urdu has marks of its own', () => {
  expect(askParts('سلام۔\n\nآپ کون ہیں؟ کوئی بھی نام لکھیں۔')).toEqual({
    lead: 'سلام۔',
    ask: 'آپ کون ہیں؟',
    hint: 'کوئی بھی نام لکھیں۔',
  })
  expect(askParts('جواب دیکھ لیں۔ پھر آگے چلیں۔')).toMatchObject({ ask: 'جواب دیکھ لیں۔', hint: 'پھر آگے چلیں۔' })
})
