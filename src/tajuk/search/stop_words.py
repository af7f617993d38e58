"""Words that say nothing about what a story tells: neither indexed nor asked for. Folded as `analysis` folds."""

_INDONESIAN = """
a ada adakah adalah adanya agak agar akan akankah akhirnya aku amat anda antara apa apabila apakah apalagi apapun
atas atau ataupun bagai bagaikan bagaimana bagaimanakah bagaimanapun bagi bahkan bahwa bakal banyaknya beberapa
begini begitu begitulah belum belumlah beliau berapa berapakah berbagai berikut bila bilakah bisa bisakah boleh bukan
bukankah bukanlah cuma cukup dalam dan dapat dapatkah dari daripada demi demikian dengan di dia diantara dimana
dimanakah dirinya disebut dong dulu guna hal hanya hanyalah harus haruslah hendak hingga ia ialah ini inikah inilah
itu itukah itulah jadi jangan jika jikalau juga justru kah kalau kami kamu kan kapan kapankah karena kata katanya ke
kemana kemanakah kembali kemudian kenapa kenapakah kepada kepadanya ketika khususnya kini kira kita lagi lah lain
lainnya lalu lebih maka makin malah manakah mana masih maupun melainkan melalui memang mengapa mengapakah menjadi
menurut mereka merupakan meski meskipun mungkin mungkinkah nah namun nanti nya nyaris oleh olehnya pada padahal
padanya para pasti pernah pula pun rupanya saat saatnya saja sambil sampai sang sangat saling sama sana saya se sebab
sebagai sebagaimana sebaliknya sebelum sebelumnya sebuah secara sedang sedangkan segala sehingga sejak sejauh
sekalipun sekaligus sekarang selagi selain selaku selalu selama seluruh semakin sementara semua semula sendiri
seolah seorang sepanjang seperti sering serta sesuatu sesudah setelah setiap seusai si siapa siapakah siapapun
sini situ suatu sudah supaya tanpa tapi telah tentang tentu tentunya terhadap terlalu tersebut tersebutlah tetapi
tiap tidak tidakkah tidaklah untuk walau walaupun ya yaitu yakni yang
"""
_ENGLISH = """
a about above after again against all also although am among an and any are as at be because been before being below
between both but by can cannot could did do does doing done down during each either else ever every few for from
further had has have having he her here hers herself him himself his how however i if in into is it its itself just
least less let like many may me might mine more most much must my myself neither no nor not now of off often on once
only onto or other others our ours ourselves out over own per perhaps quite rather really said same say says shall
she should since so some such than that the their theirs them themselves then there therefore these they this those
though through thus to too toward towards under until up upon us very was we were what when where whether which while
who whom whose why will with within without would yet you your yours yourself yourselves
dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt hasnt havent hadnt im ive id ill youre
youve hes shes theyre theyve thats theres whats
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    "id": frozenset(_INDONESIAN.split()),
    "en": frozenset(_ENGLISH.split()),
}
