/// What passwords are made of most often, in folded letters, longest first: words of our three languages (Vietnamese
/// without marks, Korean in Latin letters and as typed on a Latin keyboard), names, and what stands near such a system.
let commonWords: [String] =
    """
    password passwort passw0rd passwd passcode passphrase matkhau motkhau matma secret bimat geheim bimil bimilbeonho
    admin administrator adminadmin quantri root superuser sysadmin system server guest user username default changeme
    changeit letmein welcome chaomung xinchao hello helloworld hallo annyeong annyeonghaseyo login signin dangnhap
    access account taikhoan master manager boss test tester testing demo sample example temp temporary
    iloveyou loveyou ilove love lovely anhyeuem emyeuanh yeuem yeuanh yeu toiyeu toiyeuvietnam saranghae sarang
    forever ever always happy hanhphuc lucky mayman beautiful sunshine princess prince queen king angel baby honey sweet
    sugar flower rainbow butterfly summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    monkey dragon tiger lion eagle wolf shadow panda kitten puppy mickey pikachu pokemon
    football baseball basketball soccer hockey bongda worldcup chelsea liverpool arsenal barcelona juventus realmadrid
    manchester manunited ronaldo messi samsung hyundai kia posco naver kakao google gmail facebook zalo apple iphone
    microsoft windows android internet computer maytinh samsunggalaxy starwars superman batman spiderman naruto
    michael michelle jennifer jessica thomas robert daniel charlie george andrew nguyen tran pham hoang phan
    nguyenvan nguyenthi kimchi minsu jihoon minji
    vietnam vietnamvodich viet hanoi saigon haiphong danang hochiminh hochiminhcity cantho quangninh
    korea hanguk hankook daehanminguk seoul busan incheon daegu daejeon gwangju cheongju southkorea germany deutschland
    company congty doanhnghiep technology congnghe ketnoi caunoi event sukien ngayhoi matching exhibition conference
    money tien tienbac giadinh family mother father mama papa bame freedom trustno trustnoone whatever nothing
    ninja samurai killer hacker matrix phoenix mustang ferrari porsche mercedes harley jordan maverick
    qwerty qwertz asdf zxcv qazwsx azerty abcd abc dkssud dkssudgktpdy tkfkdgo tkfkd qlalfqjsgh gksrnr
    비밀번호 안녕하세요 안녕 사랑해 사랑 대한민국 한국 베트남 관리자 테스트
    """
    .split(whereSeparator: \.isWhitespace).map(String.init).sorted { ($0.count, $0) > ($1.count, $1) }
