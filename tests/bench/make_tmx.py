#!/usr/bin/env python3
"""Writes a made-up TMX of about SIZE MiB to standard output: all units differ, some hold codes.

    make_tmx.py SIZE > memory.tmx
"""
import sys

SOURCES = [
    'Set valve %d to <bpt i="1" x="1" type="bold">**</bpt>half open<ept i="1">**</ept> before the rain.',
    'The sensor in zone %d measures the moisture of the soil every 10 minutes.',
    'For more on schedule %d, see <bpt i="1" x="1" type="link">[</bpt>Rain delay<ept i="1">](rain.md)</ept> &amp; more.',
    'Run <ph x="1" type="x-code">`hub --zone %d`</ph> to see when it was watered last.',
    'If the light of hub %d blinks red, replace its battery within two days, or it loses its clock.',
]
TARGETS = [
    '下雨前将阀门 %d 设为<bpt i="1" x="1" type="bold">**</bpt>半开<ept i="1">**</ept>。',
    'Der Sensor in Zone %d misst alle 10 Minuten die Feuchtigkeit des Bodens.',
    '有关计划 %d 的详细信息，请参阅<bpt i="1" x="1" type="link">[</bpt>雨天延迟<ept i="1">](rain.md)</ept>等。',
    '运行 <ph x="1" type="x-code">`hub --zone %d`</ph> 可查看上次浇水的时间。',
    'ハブ %d のランプが赤く点滅したら、2 日以内に電池を交換してください。時計が失われます。',
]
UNIT = ('<tu srclang="en-US">\n<tuv xml:lang="en-US"><seg>%s</seg></tuv>\n<tuv xml:lang="zh-CN" '
        'changedate="20260302T000000Z"><prop type="x-article">docs/zone-%%d.md</prop><prop type="x-id">'
        'f0ed8-%%d</prop><prop type="x-translation-type">MT</prop><seg>%s</seg></tuv>\n</tu>\n')
HEADER = ('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="made" '
          'creationtoolversion="1" segtype="sentence" o-tmf="made" adminlang="en" srclang="en-US" '
          'datatype="x-markdown"/>\n<body>\n')


def main():
    left = int(float(sys.argv[1]) * (1 << 20))
    out = sys.stdout.buffer
    out.write(HEADER.encode())
    patterns = [UNIT % pair for pair in zip(SOURCES, TARGETS)]
    number = 0
    while left > 0:
        units = []
        for _ in range(2000):
            # The unit's number, its article (of 40 units), its place there, the number again.
            units.append(patterns[number % len(patterns)]
                         % (number, number // 40, 101 + number % 40, number))
            number += 1
        block = ''.join(units).encode()
        out.write(block)
        left -= len(block)
    out.write(b'</body>\n</tmx>\n')


if __name__ == '__main__':
    main()
