//! Exports of other programs in English, and sheets in languages that the dictionary does not know.

use super::*;

#[test]
fn accounts_of_a_large_crm() {
    let it = understood_in(
        Country::US,
        &[
            "Account ID|Account Name|Billing Street|Billing City|Billing State/Province|Billing Zip/Postal Code|Billing Country|Phone|Fax|Website|Type|Industry|Annual Revenue|Employees|Account Owner|Rating|Description|Created Date|Last Activity|Last Modified Date",
            "001A|Pacific Trading Inc|88 Harbor St|Oakland|CA|94607|USA|(510) 555-2671|(510) 555-2672|www.pacific.com|Reseller|Retail|=1200000|=35|Jane Roe|Hot|Old friend|2024-01-02|2024-05-01|2024-05-02",
            "001B|Summit Foods LLC|12 Main Ave|Denver|CO|80202|USA|(303) 555-1234||www.summit.com|Customer|Food|=800000|=12|Jane Roe|Warm||2024-02-02|2024-05-03|2024-05-04",
        ],
    );
    assert_eq!(
        it.fields(),
        "Account ID=external_no, Account Name=company, Billing Street=address, Billing City=city, \
         Billing State/Province=province, Billing Zip/Postal Code=postal_code, Billing Country=country, Phone=phone, \
         Website=website, Type=category, Industry=industry, Account Owner=owner, Rating=level, Description=notes, \
         Created Date=created_at, Last Activity=last_contact_at"
    );
    assert_eq!(it.rule(), NameRule::NameOnly);
}

#[test]
fn contacts_of_a_marketing_crm() {
    let it = understood_in(
        Country::US,
        &[
            "Record ID|First Name|Last Name|Email|Phone Number|Contact owner|Lead Status|Company Name|Create Date|Last Activity Date|Marketing consent",
            "101|Ada|King|ada@example.com|+1 415 555 2671|Jane Roe|New|Pacific Trading Inc|2024-01-02 10:00|2024-05-01|TRUE",
            "102|Alan|Stone|alan@example.com|+1 415 555 2672|Jane Roe|Open|Summit Foods LLC|2024-01-03 11:00||FALSE",
        ],
    );
    assert_eq!(
        it.fields(),
        "Record ID=external_no, First Name=first_name, Last Name=last_name, Email=email, Phone Number=phone, \
         Contact owner=owner, Lead Status=status, Company Name=company, Create Date=created_at, \
         Last Activity Date=last_contact_at"
    );
    assert_eq!(it.rule(), NameRule::PersonWithCompany);
}

#[test]
fn contacts_of_a_mail_program() {
    let it = understood_in(
        Country::US,
        &[
            "Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|Business City|Business State|Business Postal Code|Business Country/Region|Home Street|Home City|Business Fax|Business Phone|Mobile Phone|Birthday|E-mail Address|E-mail Type|E-mail 2 Address|Notes|Web Page|Categories",
            "Ms.|Ada||King||Pacific Trading Inc|Sales|Buyer|88 Harbor St|Oakland|CA|94607|USA|1 Elm St|Alameda|(510) 555-2672|(510) 555-2671|(510) 555-2673|1985-03-12|ada@example.com|SMTP||Met at fair|www.pacific.com|Friend",
        ],
    );
    assert_eq!(
        it.fields(),
        "First Name=first_name, Last Name=last_name, Company=company, Department=department, Job Title=contact_title, \
         Business Street=address, Business City=city, Business State=province, Business Postal Code=postal_code, \
         Business Country/Region=country, Business Phone=phone, Mobile Phone=phone, Birthday=birthday_on, \
         E-mail Address=email, E-mail 2 Address=email, Notes=notes, Web Page=website, Categories=category"
    );
}

#[test]
fn contacts_of_a_telephone() {
    let it = understood_in(
        Country::US,
        &[
            "First Name|Middle Name|Last Name|Nickname|Organization Name|Organization Title|Birthday|Notes|Labels|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Label|Phone 2 - Value|Address 1 - Street|Address 1 - City|Website 1 - Value",
            "Ada||King||Pacific Trading Inc|Buyer|1985-03-12||* myContacts|Work|ada@example.com|Mobile|+1 415-555-2671|Work|+1 510-555-2671|88 Harbor St|Oakland|https://pacific.com",
            "Alan||Stone||||||* myContacts||alan@example.com|Mobile|+1 415-555-2672||||||",
        ],
    );
    assert_eq!(
        it.fields(),
        "First Name=first_name, Last Name=last_name, Organization Name=company, Organization Title=contact_title, \
         Birthday=birthday_on, Notes=notes, Labels=tags, E-mail 1 - Value=email, Phone 1 - Value=phone, \
         Phone 2 - Value=phone, Address 1 - Street=address, Address 1 - City=city, Website 1 - Value=website"
    );
}

#[test]
fn leads_in_snake_case() {
    let it = understood_in(Country::US, &[
        "lead_id,full_name,company_name,job_title,email_address,mobile_no,lead_source,lead_status,assigned_to,created_at,next_follow_up_date"
            .replace(',', "|")
            .as_str(),
        "7|Ada King|Pacific Trading Inc|Buyer|ada@example.com|+14155552671|Web|New|jane|2024-01-02|2024-02-01",
    ]);
    assert_eq!(
        it.fields(),
        "lead_id=external_no, full_name=name, company_name=company, job_title=contact_title, email_address=email, \
         mobile_no=phone, lead_source=source, lead_status=status, assigned_to=owner, created_at=created_at, \
         next_follow_up_date=next_follow_up_on"
    );
}

#[test]
fn lines_of_an_address_and_a_total() {
    let it = understood_in(
        Country::US,
        &[
            "Customer List as of May 2024||||",
            "Customer|Address 1|Address 2|City|Balance",
            "Pacific Trading Inc|88 Harbor St|Suite 5|Oakland|=120",
            "Total Wine Ltd|12 Main Ave||Denver|=80",
            "Sum Ting Wong|1 Elm St||Reno|=10",
            "Total||||=210",
            "Total: 3 customers||||",
            "Page 1 of 1||||",
        ],
    );
    assert_eq!(it.kinds(), "NHDDDTTN");
    assert_eq!(it.fields(), "Customer=name, Address 1=address, Address 2=address, City=city");
}

#[test]
fn western_persons_without_a_heading() {
    let it = understood_in(
        Country::US,
        &[
            "Ada King|ada@example.com|+1 415 555 2671",
            "Alan Stone|alan@example.com|+1 415 555 2672",
            "Mary Ann Smith||+1 415 555 2673",
        ],
    );
    assert_eq!(it.layout.header_row, 0);
    assert_eq!(it.fields(), "A=name, B=email, C=phone");
}

#[test]
fn headings_in_an_unknown_language_above_telling_values() {
    let it = understood(&[
        "Имя|Телефон|Почта|Компания",
        "Ivan Petrov|+7 495 123-45-67|ivan@example.ru|Sever Trading Ltd",
        "Anna Orlova|+7 495 123-45-68|anna@example.ru|Vostok Foods Ltd",
        "Oleg Sidorov|+7 495 123-45-69|oleg@example.ru|Zapad Systems Ltd",
    ]);
    assert_eq!(it.layout.header_row, 1);
    assert_eq!(it.fields(), "Имя=name, Телефон=phone, Почта=email, Компания=company");
}

#[test]
fn a_column_without_a_heading_among_headed_ones() {
    let it = understood(&[
        "Name||Status",
        "Ada King|ada@example.com|Open",
        "Alan Stone|alan@example.com|Won",
    ]);
    assert_eq!(it.fields(), "Name=name, B=email, Status=status");
}
