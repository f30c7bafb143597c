/** The pages under test: what each is built from, and how a person writes and sends on it. */

/**
 * Chats made of real components. `composer` is a CSS selector, or the selectors that lead to it through open shadow roots;
 * `send` is 'Enter' or the selector (or path) of what is clicked.
 */
export const CHATS = [
  { name: 'deep-chat', package: 'deep-chat', entry: 'pages/deep-chat.ts', title: 'Assistant de la bibliothèque', composer: ['deep-chat', '#text-input'], send: 'Enter' },
  { name: 'assistant-ui', package: '@assistant-ui/react', entry: 'pages/assistant-ui.tsx', title: 'Clavardage du service des permis', composer: '.aui-composer-input', send: 'Enter' },
  { name: 'nlux', package: '@nlux/react', entry: 'pages/nlux.tsx', title: 'Posez vos questions', composer: '.nlux-comp-composer textarea', send: 'Enter' },
  { name: 'chatscope', package: '@chatscope/chat-ui-kit-react', entry: 'pages/chatscope.tsx', title: 'Assistant des loisirs', composer: '.cs-message-input__content-editor', send: 'Enter' },
  { name: 'chatbotify', package: 'react-chatbotify', entry: 'pages/chatbotify.tsx', title: 'Aide aux citoyens', composer: 'textarea.rcb-chat-input-textarea', send: 'Enter' },
  { name: 'webchat', package: 'botframework-webchat', entry: 'pages/webchat.ts', title: 'Assistant des règlements', composer: '.webchat__send-box-text-box__input, .webchat__send-box-text-box textarea, .webchat__send-box-text-box input', send: 'Enter' },
  { name: 'ant-design-x', package: '@ant-design/x', entry: 'pages/ant-design-x.tsx', title: 'Éva, assistante virtuelle', composer: '.ant-sender-input', send: 'Enter' },
  { name: 'chat-elements', package: 'react-chat-elements', entry: 'pages/chat-elements.tsx', title: 'Assistant de la bibliothèque', composer: '.rce-input', send: 'Enter' },
  { name: 'vue-advanced-chat', package: 'vue-advanced-chat', entry: 'pages/vue-advanced-chat.ts', title: 'Clavardage du service des permis', composer: ['vue-advanced-chat', '#roomTextarea'], send: 'Enter' },
  { name: 'simple-chatbot', package: 'react-simple-chatbot', entry: 'pages/simple-chatbot.tsx', title: 'Posez vos questions', composer: '.rsc-input', send: 'Enter' },
  { name: 'ai-sdk', package: '@ai-sdk/react', entry: 'pages/ai-sdk.tsx', title: 'Assistant des loisirs', composer: 'form textarea', send: 'Enter' },
  { name: 'beautiful-chat', package: 'vue3-beautiful-chat', entry: 'pages/beautiful-chat.ts', title: 'Aide aux citoyens', composer: '.sc-user-input--text', send: 'Enter' },
  { name: 'chat-widget', package: 'react-chat-widget', entry: 'pages/chat-widget.tsx', title: 'Assistant des règlements', composer: '.rcw-input', send: 'Enter' },
  { name: 'chatui', package: '@chatui/core', entry: 'pages/chatui.tsx', title: 'Éva, assistante virtuelle', composer: '.Composer-input', send: 'Enter' },
  { name: 'semi', package: '@douyinfe/semi-ui', entry: 'pages/semi.tsx', title: 'Assistant de la bibliothèque', composer: '.semi-chat-inputBox-textarea textarea, textarea.semi-input-textarea', send: 'Enter' },
  { name: 'chatbot-kit', package: 'react-chatbot-kit', entry: 'pages/chatbot-kit.tsx', title: 'Clavardage du service des permis', composer: '.react-chatbot-kit-chat-input', send: 'Enter' },
  { name: 'ant-design-x-vue', package: 'ant-design-x-vue', entry: 'pages/ant-design-x-vue.ts', title: 'Posez vos questions', composer: '.ant-sender-input', send: 'Enter' },
  { name: 'matechat', package: '@matechat/core', entry: 'pages/matechat.ts', title: 'Assistant des loisirs', composer: '.mc-input [contenteditable], .mc-input textarea', send: 'Enter' },
  { name: 'quikchat', package: 'quikchat', entry: 'pages/quikchat.ts', title: 'Aide aux citoyens', composer: '.quikchat-input-textbox', send: '.quikchat-input-send-btn' },
  { name: 'mui-chat', package: '@mui/x-chat', entry: 'pages/mui-chat.tsx', title: 'Assistant des règlements', composer: 'textarea:not([aria-hidden])', send: 'Enter' },
  { name: 'flowise', package: 'flowise-embed', entry: 'pages/flowise.ts', title: 'Éva, assistante virtuelle', composer: ['flowise-fullchatbot', 'textarea'], send: 'Enter' },
  { name: 'cloudscape', package: '@cloudscape-design/chat-components', entry: 'pages/cloudscape.tsx', title: 'Assistant de la bibliothèque', composer: 'main textarea', send: 'Enter' },
  { name: 'tdesign', package: '@tdesign-react/chat', entry: 'pages/tdesign.tsx', title: 'Clavardage du service des permis', composer: ['t-chat-sender', 't-textarea', 'textarea'], send: 'Enter' },
  { name: 'carbon', package: '@carbon/ai-chat', entry: 'pages/carbon.tsx', title: 'Posez vos questions', composer: ['cds-aichat-react', '[contenteditable]'], send: 'Enter' },
  { name: 'patternfly', package: '@patternfly/chatbot', entry: 'pages/patternfly.tsx', title: 'Assistant des loisirs', composer: '.pf-chatbot__message-textarea', send: 'Enter' },
];

export const ORDINARY = [];
