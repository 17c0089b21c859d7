//! The names an office uses for its people, places and lists, loaded once for a read or a write:
//! whatever people type is found here, and whatever is stored gets its name from here.

use std::{collections::HashMap, sync::OnceLock};

use crate::{
    Result, accounts,
    categories::{self, Category},
    choices::{self, Choice},
    departments::{self, Department},
    gate::View,
    id::{AccountId, CategoryId, ChoiceId, DepartmentId, TagId},
    tags::{self, Tag},
    text::keys::{search_key, word_key},
    words::Language,
};

/// Someone who may own customers.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub department: Option<DepartmentId>,
    pub is_disabled: bool,
}

pub(crate) struct Directory {
    people: Vec<Person>,
    departments: Vec<Department>,
    categories: Vec<Category>,
    choices: Vec<Choice>,
    tags: Vec<Tag>,
    deleted_tags: HashMap<TagId, String>,
    by_name: HashMap<(Kind, String), i64>,
    /// Choices by [`word_key`]; none where it may mean more. Few ask: it is made when the first does.
    by_word: OnceLock<HashMap<(Kind, String), Option<ChoiceId>>>,
    me: AccountId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Person,
    Department,
    Category,
    Tag,
    Status,
    Source,
    Industry,
    Level,
    TaskType,
    ContactRole,
}

impl Kind {
    fn of_list(list: &str) -> Option<Kind> {
        Some(match list {
            "status" => Kind::Status,
            "source" => Kind::Source,
            "industry" => Kind::Industry,
            "level" => Kind::Level,
            "task_type" => Kind::TaskType,
            "contact_role" => Kind::ContactRole,
            _ => return None,
        })
    }
}

impl Directory {
    pub fn load(view: &View<'_>) -> Result<Directory> {
        let mut directory = Directory {
            people: accounts::people(view)?,
            departments: departments::list(view)?,
            categories: categories::list(view)?,
            choices: choices::all(view)?,
            tags: tags::all(view)?,
            deleted_tags: HashMap::new(),
            by_name: HashMap::new(),
            by_word: OnceLock::new(),
            me: view.me(),
        };
        directory.index();
        Ok(directory)
    }

    fn index(&mut self) {
        let mut names: Vec<(Kind, String, i64)> = Vec::new();
        for person in &self.people {
            names.push((Kind::Person, person.login.clone(), person.id.get()));
            names.push((Kind::Person, person.name.clone(), person.id.get()));
        }
        for it in &self.departments {
            names.push((Kind::Department, it.name.clone(), it.id.get()));
        }
        for it in &self.categories {
            names.push((Kind::Category, self.category_path(it.id), it.id.get()));
        }
        // A whole path is meant before the last name of another.
        for it in &self.categories {
            names.push((Kind::Category, it.name.clone(), it.id.get()));
        }
        for it in &self.tags {
            names.push((Kind::Tag, it.name.clone(), it.id.get()));
        }
        for choice in &self.choices {
            if let Some(kind) = Kind::of_list(&choice.list) {
                let words = Language::ALL.map(|it| choice.word(it).to_owned());
                let all = words.into_iter().chain([choice.code.clone()]).chain(choice.name.clone());
                names.extend(all.map(|name| (kind, name, choice.id.get())));
            }
        }
        // The first of two that share a name is found by it: the older one.
        for (kind, name, id) in names {
            self.by_name.entry((kind, search_key(&name))).or_insert(id);
        }
    }

    fn find(&self, kind: Kind, name: &str) -> Option<i64> {
        self.by_name.get(&(kind, search_key(name))).copied()
    }

    /// A person by login or name; `me` is who asks.
    pub fn person(&self, name: &str) -> Option<AccountId> {
        if name.trim() == "me" {
            return Some(self.me);
        }
        self.find(Kind::Person, name).map(AccountId)
    }

    pub fn department(&self, name: &str) -> Option<DepartmentId> {
        self.find(Kind::Department, name).map(DepartmentId)
    }

    /// A category by name, or by its path from the root with `/` between.
    pub fn category(&self, name: &str) -> Option<CategoryId> {
        let path: Vec<&str> = name.split(['/', '／', '>', '›']).map(str::trim).collect();
        self.find(Kind::Category, &path.join("/")).map(CategoryId)
    }

    pub fn tag(&self, name: &str) -> Option<TagId> {
        self.find(Kind::Tag, name).map(TagId)
    }

    /// A choice of a list by code or by its word in any language.
    pub fn choice(&self, list: &str, name: &str) -> Option<ChoiceId> {
        self.find(Kind::of_list(list)?, name).map(ChoiceId)
    }

    /// The one choice of a list that a word means without being it: 成交 is 已成交. None where it may
    /// mean more, and none that is no longer offered.
    pub fn near_choice(&self, list: &str, name: &str) -> Option<ChoiceId> {
        let by_word = self.by_word.get_or_init(|| choices_by_word(&self.choices));
        *by_word.get(&(Kind::of_list(list)?, word_key(name)))?
    }

    pub fn person_of(&self, id: AccountId) -> Option<&Person> {
        self.people.iter().find(|it| it.id == id)
    }

    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// What a sheet calls a person: the name, or the login where the name would find another.
    pub fn called<'p>(&self, person: &'p Person) -> &'p str {
        if self.person(&person.name) == Some(person.id) { &person.name } else { &person.login }
    }

    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    pub fn department_name(&self, id: DepartmentId) -> Option<&str> {
        self.departments.iter().find(|it| it.id == id).map(|it| it.name.as_str())
    }

    /// A department as it is told from others of its name: with the one above it, where there are any.
    pub fn department_called(&self, id: DepartmentId) -> Option<String> {
        let it = self.departments.iter().find(|it| it.id == id)?;
        let is_only = self.departments.iter().filter(|other| other.name == it.name).count() == 1;
        let above = it.parent.filter(|_| !is_only).and_then(|above| self.department_name(above));
        Some(above.map_or_else(|| it.name.clone(), |above| format!("{above}/{}", it.name)))
    }

    pub fn has_departments(&self) -> bool {
        !self.departments.is_empty()
    }

    /// A department and those below it.
    pub fn departments_under(&self, top: DepartmentId) -> Vec<DepartmentId> {
        let mut under = vec![top];
        // Each stands after the one above it.
        for it in &self.departments {
            if it.parent.is_some_and(|parent| under.contains(&parent)) {
                under.push(it.id);
            }
        }
        under
    }

    pub fn choice_of(&self, id: ChoiceId) -> Option<&Choice> {
        self.choices.iter().find(|it| it.id == id)
    }

    pub fn tag_name(&self, id: TagId) -> Option<&str> {
        let known = self.tags.iter().find(|it| it.id == id).map(|it| it.name.as_str());
        known.or_else(|| self.deleted_tags.get(&id).map(String::as_str))
    }

    /// Keeps the name of a tag that is gone, for telling what was.
    pub fn remember_tag(&mut self, id: TagId, name: &str) {
        self.deleted_tags.insert(id, name.to_owned());
    }

    /// The names from the root down to this category, with `/` between.
    pub fn category_path(&self, id: CategoryId) -> String {
        let mut names = Vec::new();
        let mut next = Some(id);
        while let Some(category) = next.and_then(|id| self.categories.iter().find(|it| it.id == id))
        {
            names.push(category.name.as_str());
            next = category.parent;
        }
        names.reverse();
        names.join("/")
    }

    /// Takes in a tag made after loading.
    pub fn add_tag(&mut self, tag: Tag) {
        self.by_name.insert((Kind::Tag, search_key(&tag.name)), tag.id.get());
        self.tags.push(tag);
    }

    /// Takes in a department made after loading.
    pub fn add_department(&mut self, it: Department) {
        self.by_name.insert((Kind::Department, search_key(&it.name)), it.id.get());
        self.departments.push(it);
    }

    /// Whether a choice is no longer offered.
    pub fn is_retired(&self, id: ChoiceId) -> bool {
        self.choice_of(id).is_some_and(|it| it.retired)
    }

    /// Takes in a choice made, or put back into use, after loading.
    pub fn add_choice(&mut self, choice: Choice) {
        // What a sheet adds takes no other word of it in: a check, which adds nothing, says the same.
        self.by_word.get_or_init(|| choices_by_word(&self.choices));
        if let Some(kind) = Kind::of_list(&choice.list) {
            let name = choice.name.as_deref().unwrap_or(&choice.code);
            self.by_name.insert((kind, search_key(name)), choice.id.get());
        }
        match self.choices.iter_mut().find(|it| it.id == choice.id) {
            Some(known) => *known = choice,
            None => self.choices.push(choice),
        }
    }

    /// Takes in a category made after loading.
    pub fn add_category(&mut self, category: Category) {
        let id = category.id;
        self.categories.push(category);
        let path = self.category_path(id);
        self.by_name.insert((Kind::Category, search_key(&path)), id.get());
    }
}

fn choices_by_word(choices: &[Choice]) -> HashMap<(Kind, String), Option<ChoiceId>> {
    let mut by_word = HashMap::new();
    for choice in choices.iter().filter(|it| !it.retired) {
        let Some(kind) = Kind::of_list(&choice.list) else { continue };
        for language in Language::ALL {
            let meant = by_word.entry((kind, word_key(choice.word(language))));
            let found = meant.or_insert(Some(choice.id));
            *found = found.filter(|it| *it == choice.id);
        }
    }
    by_word
}
