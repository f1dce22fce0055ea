"""Numbers written as lists write them: letters, Roman numerals, words, and the systems of other scripts.

The names are those of the file format of Word (``w:numFmt``); the sequences are those it documents there.
"""

from collections.abc import Callable

__all__ = ["format_number", "is_known_format", "ordinal_words", "to_letters", "to_roman"]

_MOST_REPEATS = 30  # after thirty times the alphabet Word begins again
_MOST_ROMAN = 32_767
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# One sign a number; after the last the sequence begins again, each sign once more.
_REPEATED = {
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "chicago": "*†‡§",
}
# One sign a number; after the last the first follows.
_CYCLED = {
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueo": "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオク"
    "ヤマケフコエテアサキユメミシヱヒモセスン",
}
# One sign a number; beyond the last an ordinary figure.
_SINGLE = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
# Digit by digit, as figures are.
_DIGITS = {
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
    "koreanDigital2": "零一二三四五六七八九",
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "hindiNumbers": "०१२३४५६७८९",
}
# Digits, signs for ten, hundred, thousand and ten thousand, the sign between gaps, whether one is written
# before a ten, a hundred, a thousand, and from where on figures follow each other instead (0: never).
_COUNTED = {
    "chineseCounting": ("○一二三四五六七八九", "十百千万", "", "xxx", 100),
    "chineseCountingThousand": ("○一二三四五六七八九", "十百千万", "零", "x11", 0),
    "taiwaneseCounting": ("○一二三四五六七八九", "十百千萬", "", "xxx", 100),
    "taiwaneseCountingThousand": ("○一二三四五六七八九", "十百千萬", "○", "x11", 0),
    "japaneseCounting": ("〇一二三四五六七八九", "十百千万", "", "---", 0),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", "零", "111", 0),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", "零", "111", 0),
    "japaneseLegal": ("零壱弐参四伍六七八九", "拾百阡萬", "", "111", 0),
    "koreanCounting": ("영일이삼사오육칠팔구", "십백천만", "", "---", 0),
}
_KOREAN_UNITS = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_HEBREW = (
    (400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ"),
    (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"),
    (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א"),
)  # fmt: skip


def format_number(number: int, form: str) -> str:
    """Return ``number`` in the form that Word calls ``form``; an unknown one gives ordinary figures."""
    if form in _WRITERS:
        return _WRITERS[form](number)
    if form in _REPEATED:
        return _repeated(number, _REPEATED[form])
    if form in _CYCLED:
        return _CYCLED[form][(number - 1) % len(_CYCLED[form])] if number > 0 else ""
    if form in _SINGLE:
        signs = _SINGLE[form]
        return signs[number - 1] if 1 <= number <= len(signs) else str(number)
    if form in _DIGITS:
        return "".join(_DIGITS[form][int(digit)] for digit in str(abs(number)))
    if form in _COUNTED:
        return _counted(number, *_COUNTED[form])
    return str(number)


def is_known_format(form: str) -> bool:
    """Return whether ``format_number`` knows ``form`` and does not fall back to figures."""
    return any(form in table for table in (_WRITERS, _REPEATED, _CYCLED, _SINGLE, _DIGITS, _COUNTED))


def to_letters(number: int) -> str:
    """Return a, b, … z, then aa, bb, …, as Word goes on; not aa, ab."""
    return _repeated(number, _LATIN)


def to_roman(number: int) -> str:
    """Return lower-case Roman numerals; none for zero, figures above what Word writes."""
    if number > _MOST_ROMAN:
        return str(number)
    return _additive(number, _ROMAN)


def _additive(number: int, signs: tuple[tuple[int, str], ...]) -> str:
    parts = []
    for value, digits in signs:
        count, number = divmod(max(number, 0), value)
        parts.append(digits * count)
    return "".join(parts)


def _repeated(number: int, signs: str) -> str:
    if number < 1:
        return ""
    repeats, position = divmod((number - 1) % (_MOST_REPEATS * len(signs)), len(signs))
    return signs[position] * (repeats + 1)


def _counted(number: int, digits: str, units: str, gap: str, one: str, figures_from: int) -> str:
    if number <= 0 or number >= 100_000 or (figures_from and number >= figures_from):
        return "".join(digits[int(d)] for d in str(abs(number)))
    if number >= 10_000:
        high, rest = divmod(number, 10_000)
        between = gap if 0 < rest < 1000 else ""
        head = ("" if high == 1 and one == "---" else digits[high]) + units[3]
        return head + between + (_counted(rest, digits, units, gap, one, 0) if rest else "")
    parts: list[str] = []
    for power in (3, 2, 1, 0):
        digit, number = divmod(number, 10**power)
        if digit == 0:
            if parts and number and parts[-1] != gap:
                parts.append(gap)
            continue
        # "Eleven" is "ten one" where nothing stands before it, and "one ten one" in legal figures.
        bare = power and digit == 1 and (one[power - 1] in "-" or (one[power - 1] == "x" and not parts))
        parts.append(("" if bare else digits[digit]) + (units[power - 1] if power else ""))
    return "".join(parts)


def _korean_native(number: int) -> str:
    if not 1 <= number <= 99:
        return str(number)
    return _KOREAN_TENS[number // 10] + _KOREAN_UNITS[number % 10]


def _cardinal(number: int) -> str:
    if number < 20:
        return _CARDINALS[max(number, 0)]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_CARDINALS[ones]}" if ones else "")
    for value, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= value:
            high, rest = divmod(number, value)
            return f"{_cardinal(high)} {word}" + (f" {_cardinal(rest)}" if rest else "")
    return str(number)


def ordinal_words(number: int) -> str:
    """Return "forty-fifth" for 45, as UN documents number sessions."""
    words = _cardinal(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    ordinal = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return words[:start] + ordinal


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _sexagenary(number: int) -> str:
    if number < 1:
        return str(number)
    return _SINGLE["ideographTraditional"][(number - 1) % 10] + _SINGLE["ideographZodiac"][(number - 1) % 12]


def _hebrew(number: int) -> str:
    if number > 1000:
        return str(number)
    # Fifteen and sixteen would spell the name of God.
    return _additive(number, _HEBREW).replace("יה", "טו").replace("יו", "טז")


def _bounded(number: int) -> int:
    return min(number, 999_999_999)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": to_letters,
    "upperLetter": lambda n: to_letters(n).upper(),
    "lowerRoman": to_roman,
    "upperRoman": lambda n: to_roman(n).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda n: _cardinal(_bounded(n)).capitalize(),
    "ordinalText": lambda n: ordinal_words(_bounded(n)).capitalize(),
    "hex": lambda n: f"{n:X}",
    "numberInDash": lambda n: f"- {n} -",
    "koreanLegal": _korean_native,
    "ideographZodiacTraditional": _sexagenary,
    "hebrew1": _hebrew,
    "none": lambda n: "",
    "bullet": lambda n: "",
}
