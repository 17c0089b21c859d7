//! Sheets of offices in Taiwan and Hong Kong.

use super::*;

#[test]
fn customers_of_a_taiwanese_office() {
    let it = understood_in(
        Country::TW,
        &[
            "客戶資料表|||||||||",
            "客戶編號|公司名稱|統一編號|聯絡人|職稱|行動電話|市話|電子信箱|縣市|郵遞區號",
            "C001|台灣恆達股份有限公司|12345675|陳怡君|經理|0912-345-678|02-2345-6789|chen@hd.com.tw|台北市|110",
            "C002|金鑫企業社|04595257|林志明|老闆|0933-222-111|04-2345-6789|lin@jx.com.tw|臺中市|400",
        ],
    );
    assert_eq!(it.kinds(), "NHDD");
    assert_eq!(
        it.fields(),
        "客戶編號=external_no, 公司名稱=company, 統一編號=tax_id, 聯絡人=contact_name, 職稱=contact_title, \
         行動電話=phone, 市話=phone, 電子信箱=email, 縣市=city, 郵遞區號=postal_code"
    );
    assert_eq!(it.rule(), NameRule::CompanyWithContact);
}

#[test]
fn persons_with_numbers_of_their_cards() {
    let it = understood_in(
        Country::TW,
        &[
            "項次|姓名|身分證字號|生日|手機|通訊地址|負責業務|上次聯絡|下次聯絡|備註",
            "1|陳怡君|A223456789|1985/03/12|0912345678|台北市信義區市府路1號|王大明|2024/05/01|2024/06/01|",
            "2|林志明|B123456780|1979/11/02|0933222111|台中市西屯區台灣大道3段99號|王大明|2024/05/03||已報價",
        ],
    );
    assert_eq!(
        it.fields(),
        "姓名=name, 身分證字號=id_number, 生日=birthday_on, 手機=phone, 通訊地址=address, 負責業務=owner, \
         上次聯絡=last_contact_at, 下次聯絡=next_follow_up_on, 備註=notes"
    );
}

#[test]
fn a_phone_book_of_traditional_names_without_a_heading() {
    let it = understood_in(
        Country::TW,
        &[
            "陳怡君|0912-345-678|台北市信義區市府路1號",
            "林志明|0933-222-111|台中市西屯區台灣大道3段99號",
            "歐陽娜娜|02-2345-6789|高雄市前鎮區中山二路2號",
        ],
    );
    assert_eq!(it.layout.header_row, 0);
    assert_eq!(it.fields(), "A=name, B=phone, C=address");
}

#[test]
fn totals_in_traditional_characters() {
    let it = understood_in(
        Country::TW,
        &[
            "客戶名稱|電話|金額",
            "恆達企業社|02-2345-6789|=1200",
            "合計企業股份有限公司|04-2345-6789|=300",
            "總計：||=1500",
            "製表人：王大明||",
        ],
    );
    assert_eq!(it.kinds(), "HDDTN");
}

#[test]
fn a_sheet_in_two_languages() {
    let it = understood_in(
        Country::HK,
        &[
            "客戶名稱 Customer Name|聯絡人 Contact Person|電話 Tel|電郵 E-mail|地址 Address|類別 Category|狀態 Status",
            "Hang Tat Trading Ltd|Chan Tai Man|+852 2345 6789|chan@ht.hk|Flat A, 3/F, 88 Nathan Road, Kowloon|零售|跟進中",
            "Kam Yam Electronics Co|Wong Siu Ming|+852 9123 4567|wong@ky.hk|Unit 5, 10 Queen's Road, Central|批發|成交",
        ],
    );
    let fields: Vec<_> = it.mapping.columns.iter().filter_map(|it| it.field).collect();
    assert_eq!(
        fields,
        [
            Field::Name,
            Field::ContactName,
            Field::Phone,
            Field::Email,
            Field::Address,
            Field::Category,
            Field::Status
        ]
    );
}
