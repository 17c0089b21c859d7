//! What a row of the sheet is made of.

/// The columns of the sheet, in order, with their headers and the field each one means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    Running,
    Number,
    Name,
    Category,
    Contact,
    Mobile,
    Landline,
    Email,
    Province,
    City,
    Address,
    Postal,
    Industry,
    Source,
    Level,
    Status,
    Tags,
    Owner,
    Created,
    FollowUp,
    Birthday,
    IdNumber,
    Turnover,
    Notes,
}

pub const COLUMNS: &[(Column, &str, Option<&str>)] = &[
    (Column::Running, "序号", None),
    (Column::Number, "客户编号", Some("external_no")),
    (Column::Name, "客户名称", Some("name")),
    (Column::Category, "客户分类", Some("category")),
    (Column::Contact, "联系人", Some("contact_name")),
    (Column::Mobile, "手机", Some("phone")),
    (Column::Landline, "座机", Some("phone")),
    (Column::Email, "电子邮箱", Some("email")),
    (Column::Province, "省份", Some("province")),
    (Column::City, "城市", Some("city")),
    (Column::Address, "详细地址", Some("address")),
    (Column::Postal, "邮编", Some("postal_code")),
    (Column::Industry, "所属行业", Some("industry")),
    (Column::Source, "客户来源", Some("source")),
    (Column::Level, "客户级别", Some("level")),
    (Column::Status, "客户状态", Some("status")),
    (Column::Tags, "标签", Some("tags")),
    (Column::Owner, "负责人", Some("owner")),
    (Column::Created, "建档日期", Some("created_at")),
    (Column::FollowUp, "下次跟进", Some("next_follow_up_on")),
    (Column::Birthday, "生日", Some("birthday_on")),
    (Column::IdNumber, "身份证号", Some("id_number")),
    (Column::Turnover, "累计采购额", None),
    (Column::Notes, "备注", Some("notes")),
];

#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Day(Day),
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }
}

#[derive(Clone)]
pub struct Row(Vec<Cell>);

impl Row {
    pub fn blank() -> Row {
        Row(vec![Cell::Blank; COLUMNS.len()])
    }
    pub fn get(&self, column: Column) -> &Cell {
        &self.0[column as usize]
    }
    pub fn set(&mut self, column: Column, cell: Cell) {
        self.0[column as usize] = cell;
    }
    pub fn cells(&self) -> &[Cell] {
        &self.0
    }
}
