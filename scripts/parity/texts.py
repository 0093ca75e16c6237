"""Texts of our own: what the small tokenizers are trained on, and what they and the encoders are probed with."""

TRAINING_LINES = """
The contract between the lender and the borrower was signed in Geneva on the 3rd of May 2021.
Northern Light Shipping will deliver forty containers of timber to the harbour of Rotterdam.
Doctor Amelia Okafor joined the research hospital after her years in Lagos and Montreal.
The committee asked whether the patients were treated with aspirin or with another medicine.
"We are not selling the company," said the chairman; "we are looking for partners."
Payments are due within 30 days, and interest of 4.5% is added to what is late.
Rain fell for three days, so the match between the two northern teams was postponed.
A new album by the singer will be released in the autumn, her record company announced.
Please book a table for two at the Italian restaurant near the station for tomorrow evening.
The river rises in the mountains, crosses the border twice and reaches the sea near the old town.
Der Vertrag zwischen dem Verkäufer und der Käuferin wurde in München geschlossen.
Die Behörde prüft, ob die Straße nach der Überschwemmung wieder geöffnet werden kann.
Das Gericht hat die Klage abgewiesen, weil die Frist überschritten war.
Le musée sera fermé jusqu'à la fin de l'été, a déclaré la directrice à Genève.
L'entreprise a été créée à Orléans par deux frères, et vendue après cinq années.
La señora Núñez llegó mañana por la tarde a la estación de Córdoba.
El niño compró piñas y limones en el mercado de la ciudad.
Договор между сторонами был подписан в Москве в прошлом году.
Новый музей откроется в центре города этой весной.
東京の会社は来年から新しい工場を作ります。
私の名前は田中です。京都に住んでいます。
会议将于明年在北京举行，由研究所主办。
上海的公司与银行签订了合同。
서울에 있는 회사는 내년에 새로운 공장을 짓습니다.
""".strip().splitlines()

# One kind of difficulty each. Every text is also one that the full NFKC table of multilingual models and the small
# table of `tiny_tokenizers.py` normalize alike; `make_fixtures.py` checks that.
PROBE_TEXTS = [
    "",
    " ",
    "The lender signed the contract in Geneva.",
    "  two spaces,  and a trailing one ",
    "Unprecedentedly counterintuitive misunderstandings",
    'Interest of 4.5% (p.a.) is "due" -- at most $1,000.00/month; see §7[b].',
    "don't we're o'clock l'été it's",
    "first line\r\nsecond line\n\n\tthird\rfourth",
    "café cafe\u0301 über u\u0308ber ÀÉÎÕÜ straße STRASSE",
    "mañana Núñez n\u0303 Œuvre Æon ø",
    "東京の会社は新しい。Tokyo東京 2021年",
    "会议将于明年在北京举行，由研究所主办。",
    "서울에 있는 회사",
    "カタカナ ｶﾞｷﾞ ＡＢＣ１２３ ﬁne ﬂow ½ ™ ①",
    "Договор подписан в Москве",
    "smile 😀 then text",
    "😀😃😄",
    "family 👨\u200d👩\u200d👧\u200d👦 here",
    "thumbs 👍🏽 flags 🇩🇪🇫🇷 heart ❤\ufe0f done",
    "bold 𝒜𝓁 𐍈 end",
    "a\u00a0b\u2003c\u200bd\ufeffe\u2028f",
    "control\u0007char and soft\u00adhyphen",
    "שלום عربي हिन्दी ไทย",
    "http://example.com/a_b?c=d#e @user #tag user@example.org",
    "snake_case camelCase ALLCAPS x86-64 v2.0.1",
    "x" * 130 + " end",
    "…“quoted” ‘single’ – dash — em",
    "Amelia Okafor\u0301 (Lagos) 😀 signed.\r\nTotal: 30,5 €",
]

# The texts that make the windows for hidden states: long, short, of several scripts.
WINDOW_TEXTS = [PROBE_TEXTS[2], PROBE_TEXTS[5], PROBE_TEXTS[8], PROBE_TEXTS[16], PROBE_TEXTS[27]]

# Of encoders with hundreds of hidden units.
FEW_WINDOW_TEXTS = [PROBE_TEXTS[4], PROBE_TEXTS[5], PROBE_TEXTS[27]]
