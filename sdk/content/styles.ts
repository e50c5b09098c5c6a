/** The look of what is drawn, the same on every page: inside a shadow root nothing of the page's comes in. */
const TEXT = `
:host{all:initial!important;display:block!important}
.box{box-sizing:border-box;margin:0;padding:0;border:0;border-radius:12px;background:#fff;color:#1c1b1a;color-scheme:light;font:16px/1.5 system-ui,sans-serif;text-align:start;overflow-wrap:break-word}
.body{contain:layout;padding:24px;padding-inline-end:56px}
.body>:first-child{margin-top:0}
.body>:last-child{margin-bottom:0}
img{max-width:100%;height:auto}
a{color:#1d4ed8}
.close{all:unset;box-sizing:border-box;position:absolute;z-index:1;top:8px;inset-inline-end:8px;width:32px;height:32px;border-radius:8px;color:#57534e;font:22px/32px system-ui,sans-serif;text-align:center;cursor:pointer}
.close:hover{background:#f5f5f4}
:focus-visible{outline:2px solid #1d4ed8;outline-offset:2px}
.popup,.slide-in{width:min(480px,100vw - 32px);max-height:calc(100dvh - 32px);overflow:auto;box-shadow:0 12px 40px #0004,0 0 0 1px #0001}
.popup{margin:auto}
.popup::backdrop{background:#0008}
.slide-in,.floating-bar{position:fixed;z-index:2147483647}
.slide-in{--from:24px;bottom:16px;inset-inline-end:16px;width:min(360px,100vw - 32px)}
.floating-bar{--from:-100%;top:0;left:0;width:100%;max-height:50dvh;overflow:auto;border-radius:0;box-shadow:0 2px 12px #0003;text-align:center}
.floating-bar .body{padding:12px 56px}
.inline{background:none}
.inline .body{padding:0}
@keyframes show{from{opacity:0;transform:translateY(var(--from,0))}}
@media (prefers-reduced-motion:no-preference){.box:not(.inline){animation:show .25s}}
`

/** A constructed style sheet: a page's policy (`style-src`) judges style elements and attributes, not this. */
export function styles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(TEXT)
  return sheet
}
